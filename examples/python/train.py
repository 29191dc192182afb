"""Trains on a cohort, follows the run through lost connections and killed processes, and puts the model into service:
python train.py MANIFEST NAME [HOST:PORT]. MANIFEST is a path on the server, below one of its training roots."""
import sys
import time
import uuid
from pathlib import Path

import grpc

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "proto"))  # compiled when they are loaded, by grpcio-tools
training_pb, training_rpc = grpc.protos_and_services("sentinode/v1/training.proto")
model_pb, model_rpc = grpc.protos_and_services("sentinode/v1/model.proto")
RECONNECT_SECONDS = 2
MOST_RESUMES = 3
KILLED = {grpc.StatusCode.UNAVAILABLE.value[0], grpc.StatusCode.ABORTED.value[0]}  # the training process; the server


def show(event):
    """One line for each event that a person would want to read."""
    if event.HasField("accepted"):
        print(f"run {event.run_id}, attempt {event.accepted.run.attempts + 1}", flush=True)
    elif event.HasField("data_report"):
        details = event.data_report.details
        print(f"{details.training.tumour} tumour and {details.training.normal} normal patches; {details.split}")
        for item in details.skipped:
            print(f"left out: {item.name}: {item.reason}")
    elif event.HasField("step"):
        step = event.step
        speed = f"{step.images_per_second:.0f} patches/s, {step.eta_seconds:.0f} s left"
        print(f"epoch {step.epoch} step {step.step}: loss {step.loss:.4f}, {speed}", flush=True)
    elif event.HasField("epoch"):
        epoch, auc = event.epoch, event.epoch.validation_auc
        print(f"epoch {epoch.epoch}: validation AUC {auc.value:.3f} ({auc.ci_low:.3f} to {auc.ci_high:.3f})")
    elif event.HasField("warning"):
        print(f"warning: {event.warning.message}")
    elif event.HasField("ended"):
        print(f"ended: {event.ended.run.error.message}")


def watch(training, request, run_id, sequence):
    """The run's events after `sequence`; starts the run first when there is none."""
    if not run_id:
        return training.Train(request)
    following = training_pb.WatchTrainingRequest(run_id=run_id, after_sequence=sequence)
    return (response.event for response in training.WatchTraining(following))


def follow(training, request):
    """All events of the run, each once, to its end; resumes it at its last checkpoint when its process was killed."""
    run_id, sequence, resumes = "", 0, 0
    while True:
        try:
            for event in watch(training, request, run_id, sequence):
                run_id, sequence = event.run_id, event.sequence
                yield event
                if event.HasField("finished"):
                    return
                if event.HasField("ended"):
                    run = event.ended.run
                    if not run.resumable or run.error.code not in KILLED or resumes == MOST_RESUMES:
                        return
                    training.ResumeTraining(training_pb.ResumeTrainingRequest(run_id=run_id))
                    resumes += 1
                    break
        except grpc.RpcError as error:
            if error.code() != grpc.StatusCode.UNAVAILABLE:
                raise
            time.sleep(RECONNECT_SECONDS)


def main(manifest, name, address="localhost:50051"):
    with grpc.insecure_channel(address) as channel:
        training, models = training_rpc.TrainingServiceStub(channel), model_rpc.ModelServiceStub(channel)
        request = training_pb.TrainRequest(
            architecture="simplenet",
            model_name=name,
            # A call repeated after a lost connection joins the run instead of starting two.
            request_id=str(uuid.uuid4()),
            data={
                "training": {"slides": {"manifest": manifest}},
                "spacing": {"mpp_x": 0.972, "mpp_y": 0.972},
                "patch_size_px": 96,
                "label_size_px": 32,
            },
            hyperparameters={"epochs": 3, "batch_size": 16, "patches_per_epoch": 160, "seed": 1},
        )
        for event in follow(training, request):
            show(event)
        if not event.HasField("finished"):
            sys.exit(1)
        promotion = model_pb.PromoteModelRequest(name=name, version=event.finished.model.version)
        model = models.PromoteModel(promotion).model
        print(f"{model.name}/{model.version} is {model_pb.ModelState.Name(model.state).removeprefix('MODEL_STATE_').lower()}")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Uploads a slide, follows its prediction and prints the result: python client.py SLIDE [HOST:PORT]."""
import sys
from pathlib import Path

import grpc

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "proto"))  # compiled when they are loaded, by grpcio-tools
slide_pb, slide_rpc = grpc.protos_and_services("sentinode/v1/slide.proto")
prediction_pb, prediction_rpc = grpc.protos_and_services("sentinode/v1/prediction.proto")
CHUNK_BYTES = 512 * 1024


def upload_messages(path):
    """The header first, then the file in chunks."""
    file = slide_pb.SlideFile(name=path.name, size_bytes=path.stat().st_size)
    yield slide_pb.UploadSlideRequest(header=slide_pb.UploadHeader(files=[file]))
    with path.open("rb") as stream:
        while data := stream.read(CHUNK_BYTES):
            yield slide_pb.UploadSlideRequest(chunk={"offset_bytes": stream.tell() - len(data), "data": data})


def main(path, address="localhost:50051"):
    with grpc.insecure_channel(address, options=[("grpc.max_receive_message_length", 64 << 20)]) as channel:
        slides, predictions = slide_rpc.SlideServiceStub(channel), prediction_rpc.PredictionServiceStub(channel)
        slide = slides.UploadSlide(upload_messages(Path(path))).slide
        print(f"slide {slide.id}: {slide.format}, {slide.width_px} x {slide.height_px} px", file=sys.stderr)
        for response in predictions.PredictSlide(prediction_pb.PredictSlideRequest(slide_id=slide.id)):
            event = response.event
            if event.HasField("progress"):
                print(f"{event.progress.patches_done} of {event.progress.patches_total} patches", file=sys.stderr)
        result = event.finished.result
        for score in result.model_scores:
            print(f"{score.model} {score.probability:.4f}")
        print(f"ensemble {result.ensemble_probability:.4f}")
        print(prediction_pb.Decision.Name(result.decision).removeprefix("DECISION_").lower())
        slides.DeleteSlide(slide_pb.DeleteSlideRequest(slide_id=slide.id))  # slides are patient data: none stays behind


if __name__ == "__main__":
    main(*sys.argv[1:])

"""What tritonclient does against a server, as JSON on stdout: python oip_conformance.py HOST:PORT PATCH..."""
import json
import queue
import sys

import numpy as np
import tritonclient.grpc as triton
from tritonclient.utils import InferenceServerException

address, *paths = sys.argv[1:]
client = triton.InferenceServerClient(address)


def pictures(files):
    data = np.array([open(file, "rb").read() for file in files], dtype=np.object_)
    tensor = triton.InferInput("patches", data.shape, "BYTES")
    tensor.set_data_from_numpy(data)
    return tensor


def pixels(count, value):
    data = np.full((count, 96, 96, 3), value, dtype=np.uint8)
    tensor = triton.InferInput("patches", data.shape, "UINT8")
    tensor.set_data_from_numpy(data)
    return tensor


def scores(result, name="tumour_probability"):
    return result.as_numpy(name).ravel().tolist()


def failure(call):
    try:
        call()
    except InferenceServerException as error:
        return [error.status(), error.message()]
    return ["OK", ""]


def stream():
    answers = queue.Queue()
    client.start_stream(lambda result, error: answers.put((result, error)))
    for index in range(6):
        model = "nothing" if index == 2 else "simplenet"
        client.async_stream_infer(model, [pixels(2, 40 * index)], request_id=str(index), enable_empty_final_response=True)
    seen = [answers.get(timeout=60) for _ in range(6)]
    client.stop_stream()
    return [error.message() if error else [result.get_response().id, scores(result)] for result, error in seen]


def concurrent():
    answers = queue.Queue()
    for index in range(8):
        client.async_infer("simplenet", [pixels(3, 10 * index)], lambda result, error: answers.put(error), request_id="c")
    return [str(answers.get(timeout=60)) for _ in range(8)]


ensemble = client.infer("ensemble", [pictures(paths)], request_id="pictures")
one = client.infer("inceptionv3", [pixels(2, 200)], outputs=[triton.InferRequestedOutput("tumour_probability")])
report = {
    "live": client.is_server_live(),
    "ready": client.is_server_ready(),
    "models_ready": [client.is_model_ready(name) for name in ("simplenet", "ensemble", "nothing")],
    "metadata": client.get_model_metadata("simplenet", as_json=True),
    "extensions": client.get_server_metadata(as_json=True)["extensions"],
    "max_batch_size": client.get_model_config("simplenet", as_json=True)["config"]["max_batch_size"],
    "index": client.get_model_repository_index(as_json=True)["models"],
    "id": ensemble.get_response().id,
    "pictures": {output.name: scores(ensemble, output.name) for output in ensemble.get_response().outputs},
    "pixels": [one.get_response().model_version, scores(one)],
    "priority": scores(client.infer("simplenet", [pixels(1, 0)], priority=1, timeout=60_000_000)),
    "stream": stream(),
    "concurrent": concurrent(),
    "failures": {
        "model": failure(lambda: client.infer("nothing", [pixels(1, 0)])),
        "timeout": failure(lambda: client.infer("simplenet", [pixels(64, 0)], timeout=1)),
        "sequence": failure(lambda: client.infer("simplenet", [pixels(1, 0)], sequence_id=5)),
        "memory": failure(lambda: client.get_system_shared_memory_status()),
        "batch": failure(lambda: client.infer("simplenet", [pixels(513, 0)])),
    },
    "statistics": client.get_inference_statistics("simplenet", as_json=True)["model_stats"][0],
}
client.unload_model("simplenet")
report["unloaded"] = [client.is_model_ready("simplenet"), client.is_model_ready("ensemble"), client.is_server_ready()]
client.load_model("ensemble")
report["loaded"] = [client.is_model_ready("simplenet"), client.is_model_ready("ensemble"), client.is_server_ready()]
print(json.dumps(report))

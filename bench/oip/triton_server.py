"""Triton as PyPI ships it (nvidia-pytriton) with the plain network on onnxruntime, for bench/oip.ts. Argument: JSON
with model (an ONNX file), port, threads, maxBatch, patchSizePx, centreSizePx. Says MODELS-ARE-BOUND, ends with its
stdin.

Two models on one session: `map` answers with the network's whole map, as the graph has it; `score` with the mean of
each patch's centre, as we answer."""

import json
import sys

import numpy as np
import onnxruntime
from pytriton.decorators import batch
from pytriton.model_config import DynamicBatcher, ModelConfig, Tensor
from pytriton.triton import Triton, TritonConfig, TritonSecurityConfig

# As long as we wait for a batch to fill, by default.
QUEUE_DELAY_US = 2000


def main():
    asked = json.loads(sys.argv[1])
    size, centre = asked["patchSizePx"], asked["centreSizePx"]
    edge = (size - centre) // 2
    inner = slice(edge, edge + centre)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = asked["threads"]
    # Threads that spin while they wait would take the cores from the server and the client beside them.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(asked["model"], options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name

    @batch
    def infer_map(patches):
        return session.run(None, {name: patches})

    @batch
    def infer_score(patches):
        (classes,) = session.run(None, {name: patches})
        return [classes[:, 1, inner, inner].mean((1, 2), dtype=np.float32)[:, None]]

    port = asked["port"]
    config = TritonConfig(
        grpc_address="127.0.0.1", grpc_port=port, http_address="127.0.0.1", http_port=port + 1, metrics_port=port + 2
    )
    # perf_analyzer reads the models' statistics, which PyTriton keeps to holders of a token by default.
    with Triton(config=config, security_config=TritonSecurityConfig(restricted_endpoints=[])) as triton:
        inputs = [Tensor(name="patches", dtype=np.uint8, shape=(size, size, 3))]
        answers = {"map": (infer_map, (2, size, size)), "score": (infer_score, (1,))}
        for model, (function, shape) in answers.items():
            triton.bind(
                model_name=model,
                infer_func=function,
                inputs=inputs,
                outputs=[Tensor(name="answer", dtype=np.float32, shape=shape)],
                config=ModelConfig(
                    max_batch_size=asked["maxBatch"], batcher=DynamicBatcher(max_queue_delay_microseconds=QUEUE_DELAY_US)
                ),
            )
        triton.run()
        print("MODELS-ARE-BOUND", flush=True)
        sys.stdin.read()


main()

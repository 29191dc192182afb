"""Child of bench/train.ts: Keras' model.fit on the same graph, files, batch and loss; prints one line of JSON.

The network is built from our own graph (the plan's `spec`), node by node, so that both sides train the same one.
"""

import json
import os
import resource
import sys
import time

PLAN = json.loads(sys.argv[1])
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
os.environ["TF_NUM_INTRAOP_THREADS"] = str(PLAN["threads"])

import keras  # noqa: E402  (the variables above are read on import)
import tensorflow as tf  # noqa: E402

LOWEST = -3.4e38  # padding that never wins a maximum, as in our graph


def pads_of(padding):
    return (padding["top"], padding["bottom"]), (padding["left"], padding["right"])


def padded(value, padding, constant, name):
    """A plane with explicit pads, or as it is for 'same' and 'valid'."""
    if isinstance(padding, str):
        return value, padding
    rows, columns = pads_of(padding)
    if constant == 0:
        return keras.layers.ZeroPadding2D((rows, columns), name=name)(value), "valid"
    around = [(0, 0), rows, columns, (0, 0)]
    return keras.layers.Lambda(lambda x: tf.pad(x, around, constant_values=constant), name=name)(value), "valid"


def average_pool(node, value):
    """Pads do not count: with explicit ones the mean is divided by the share of real cells."""
    value_padded, mode = padded(value, node["padding"], 0, node["name"] + "_pad")
    pooled = keras.layers.AveragePooling2D(node["kernel"], node["stride"], mode)(value_padded)
    if isinstance(node["padding"], str):
        return pooled
    ones, _ = padded(tf.ones((1, *value.shape[1:3], 1)), node["padding"], 0, None)
    share = tf.nn.avg_pool2d(ones, node["kernel"], node["stride"], "VALID")
    return keras.layers.Lambda(lambda x: x / tf.cast(share, x.dtype))(pooled)


def convolution(node, value):
    value, mode = padded(value, node["padding"], 0, node["name"] + "_pad")
    return keras.layers.Conv2D(
        node["filters"], node["kernel"], node["stride"], mode, use_bias=node["useBias"], name=node["name"]
    )(value)


def transposed_convolution(node, value):
    raised = keras.layers.Conv2DTranspose(node["filters"], node["kernel"], node["stride"], "valid", name=node["name"])(
        value
    )
    return keras.layers.Cropping2D(pads_of(node["padding"]))(raised)


def max_pool(node, value):
    value, mode = padded(value, node["padding"], LOWEST, node["name"] + "_pad")
    return keras.layers.MaxPooling2D(node["kernel"], node["stride"], mode)(value)


def crop(node, value):
    bottom = value.shape[1] - node["top"] - node["height"]
    right = value.shape[2] - node["left"] - node["width"]
    return keras.layers.Cropping2D(((node["top"], bottom), (node["left"], right)))(value)


# BatchNormalization without scale: as in our graph, there is no gamma to count on either side.
LAYERS = {
    "scaleShift": lambda node, x: keras.layers.Rescaling(node["scale"], node["shift"])(x),
    "conv2d": convolution,
    "transposedConv2d": transposed_convolution,
    "batchNorm": lambda node, x: keras.layers.BatchNormalization(
        momentum=node["momentum"], epsilon=node["epsilon"], scale=False, name=node["name"].replace("/", "_")
    )(x),
    "relu": lambda node, x: keras.layers.Activation("relu")(x),
    "elu": lambda node, x: keras.layers.Activation("elu")(x),
    "softmax": lambda node, x: keras.layers.Softmax(dtype="float32")(x),
    "maxPool": max_pool,
    "avgPool": average_pool,
    "upsample2": lambda node, x: keras.layers.UpSampling2D(2)(x),
    "dropout": lambda node, x: keras.layers.Dropout(node["rate"])(x),
    "crop": crop,
}


def build():
    values = {}
    for node in PLAN["spec"]["nodes"]:
        inputs = [values[name] for name in node["inputs"]]
        if node["op"] == "input":
            value = keras.Input((PLAN["patchSizePx"], PLAN["patchSizePx"], node["channels"]))
            first = value
        elif node["op"] == "concat":
            value = keras.layers.Concatenate()(inputs)
        else:
            value = LAYERS[node["op"]](node, inputs[0])
        values[node["name"]] = value
    return keras.Model(first, values[PLAN["spec"]["output"]])


def dataset():
    """Decoding and augmentation (flips, quarter turns, brightness) in parallel, ahead of the trainer."""
    size, batch = PLAN["patchSizePx"], PLAN["batchSize"]
    listed = []
    for label, folder in enumerate(("normal", "tumor")):
        path = os.path.join(PLAN["trainingFolder"], folder)
        listed += [(os.path.join(path, name), label) for name in sorted(os.listdir(path))]
    files, labels = zip(*listed)

    def decode(file, label):
        return tf.ensure_shape(tf.io.decode_png(tf.io.read_file(file), 3), (size, size, 3)), label

    def augment(image, label):
        image = tf.image.random_flip_left_right(tf.image.random_flip_up_down(image))
        image = tf.image.rot90(image, tf.random.uniform((), 0, 4, tf.int32))
        image = tf.cast(image, tf.float32) * tf.random.uniform((), 0.7, 1.0)
        side = PLAN["lossSizePx"]
        return image, tf.broadcast_to(tf.one_hot(label, 2), (side, side, 2))

    listing = tf.data.Dataset.from_tensor_slices((list(files), list(labels)))
    if PLAN["cache"]:
        listing = listing.map(decode, tf.data.AUTOTUNE).cache().shuffle(len(files))
    else:
        listing = listing.shuffle(len(files))
    repeated = listing.repeat()
    if not PLAN["cache"]:
        repeated = repeated.map(decode, tf.data.AUTOTUNE)
    return repeated.map(augment, tf.data.AUTOTUNE).batch(batch, drop_remainder=True).prefetch(tf.data.AUTOTUNE)


class Clock(keras.callbacks.Callback):
    """Seconds from the end of the warm-up to the end of the last step."""

    def on_train_batch_end(self, batch, logs=None):
        if batch + 1 == PLAN["warmUpSteps"]:
            self.start, self.cpu_start = time.perf_counter(), time.process_time()
        self.end, self.cpu_end = time.perf_counter(), time.process_time()

    def images_per_second(self):
        return self.images() / (self.end - self.start)

    def cpu_ms_per_image(self):
        return 1000 * (self.cpu_end - self.cpu_start) / self.images()

    def images(self):
        return (PLAN["steps"] - PLAN["warmUpSteps"]) * PLAN["batchSize"]


def fit(model, data):
    clock = Clock()
    model.fit(data, steps_per_epoch=PLAN["steps"], epochs=1, verbose=0, callbacks=[clock])
    return clock


def recipe():
    """Optimizer and loss, as our loop has them."""
    if PLAN["recipe"] == "method":
        return keras.optimizers.Adam(1e-3), keras.losses.CategoricalCrossentropy()
    # Decoupled decay, a global norm to clip at, averaged weights.
    adamw = keras.optimizers.AdamW(5e-4, weight_decay=0.02, global_clipnorm=1.0, use_ema=True, ema_momentum=0.998)
    return adamw, keras.losses.CategoricalCrossentropy(label_smoothing=0.05)


def main():
    keras.utils.set_random_seed(1)
    if PLAN["precision"] == "bfloat16":
        keras.mixed_precision.set_global_policy("mixed_bfloat16")
    model = build()
    model.compile(*recipe(), metrics=["accuracy"])
    data = dataset()
    measured = fit(model, data)
    speed = measured.images_per_second()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    # Without data to wait for: one batch over and over. What is slower than that, data costs.
    one = next(iter(data))
    compute_speed = fit(model, tf.data.Dataset.from_tensors(one).repeat()).images_per_second()
    compute_share = min(1.0, speed / compute_speed)
    print(
        json.dumps(
            {
                "side": "keras",
                "imagesPerSecond": speed,
                "cpuMsPerImage": measured.cpu_ms_per_image(),
                "dataWaitShare": 1 - compute_share,
                "computeShare": compute_share,
                "overheadShare": 0,
                "peakRssMib": peak,
                "parameterCount": model.count_params(),
                "software": f"TensorFlow {tf.__version__}, Keras {keras.__version__}",
            }
        )
    )


main()

// TensorBoard's events as protobuf: the few fields of TensorFlow's public format that scalars need.
import protobuf from 'protobufjs';

/**
 * Field numbers and types of tensorflow/core/util/event.proto and tensorflow/core/framework/summary.proto
 * (github.com/tensorflow/tensorflow); readers skip what is left out.
 */
const EVENT_PROTO = `
  syntax = "proto3";
  package tensorflow;
  message Event {
    double wall_time = 1;
    int64 step = 2;
    oneof what {
      string file_version = 3;
      Summary summary = 5;
      SessionLog session_log = 7;
    }
  }
  message Summary {
    message Value {
      string tag = 1;
      float simple_value = 2;
    }
    repeated Value value = 1;
  }
  message SessionLog {
    enum SessionStatus { STATUS_UNSPECIFIED = 0; START = 1; }
    SessionStatus status = 1;
  }
`;

const eventType = protobuf.parse(EVENT_PROTO, { keepCase: true }).root.lookupType('tensorflow.Event');

/** Names a curve, such as `train/loss`, and gives its value. */
export type Scalars = Readonly<Record<string, number>>;

/** The first event of every file: which format it is. */
export function versionEvent(wallSeconds: number): Uint8Array {
  return encode({ wall_time: wallSeconds, file_version: 'brain.Event:2' });
}

/** Points of several curves at one step. */
export function scalarsEvent(wallSeconds: number, step: number, scalars: Scalars): Uint8Array {
  const value = Object.entries(scalars).map(([tag, simple]) => ({ tag, simple_value: simple }));
  return encode({ wall_time: wallSeconds, step, summary: { value } });
}

/** A run that goes on at this step: readers drop what an earlier file says of it and of later ones. */
export function restartEvent(wallSeconds: number, step: number): Uint8Array {
  return encode({ wall_time: wallSeconds, step, session_log: { status: 1 } });
}

function encode(event: Readonly<Record<string, unknown>>): Uint8Array {
  return eventType.encode(eventType.fromObject(event)).finish();
}

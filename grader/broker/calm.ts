/**
 * The one thing that is changed on the way between a real broker and a service: the broker's offer of heartbeats
 * becomes none. In virtual time minutes pass in a moment, and neither side would hear the other in time.
 */
import { encodeFrame, FrameReader, methodFrame } from './protocol/frames.ts';
import { decodeMethod } from './protocol/methods.ts';

/** Takes what the broker sends, piece by piece, and returns what is to be passed on in its place. */
export function calmed(): (bytes: Buffer) => Buffer {
  const frames = new FrameReader(0);
  let tuned = false;
  return (bytes) => {
    if (tuned) return bytes;
    const passed: Buffer[] = [];
    for (const { kind, channel, payload } of frames.push(bytes)) {
      const method = kind === 'method' ? decodeMethod(payload) : null;
      if (method?.name === 'connection.tune') {
        tuned = true;
        passed.push(methodFrame(channel, 'connection.tune', { ...method.args, heartbeat: 0 }));
      } else if (kind === 'protocol') passed.push(payload);
      else passed.push(encodeFrame(kind, channel, payload));
    }
    return Buffer.concat(passed);
  };
}

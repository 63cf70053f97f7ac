/** Why a timer was set; a world on virtual time may treat some (heartbeats) as nothing left to happen. */
export type TimerPurpose = 'handshake' | 'heartbeat' | 'closing' | 'message-ttl' | 'queue-expiry' | 'acknowledgement';

/** The time the broker lives on; given from outside, so that it can be virtual. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `fire` once, `milliseconds` from now; what is returned cancels it. */
  setTimer(milliseconds: number, fire: () => void, purpose: TimerPurpose): () => void;
}

/** Above this a timer of Node fires at once; a longer wait is taken in steps. */
const LONGEST = 2_147_483_647;

/** The machine's own time. Its timers do not keep the process alive; an open socket does. */
export const realClock: Clock = {
  now: () => Date.now(),
  setTimer(milliseconds, fire) {
    const end = Date.now() + milliseconds;
    let timer: NodeJS.Timeout;
    const wait = (left: number) => {
      timer = setTimeout(() => (left > LONGEST ? wait(end - Date.now()) : fire()), Math.min(left, LONGEST)).unref();
    };
    wait(milliseconds);
    return () => clearTimeout(timer);
  },
};

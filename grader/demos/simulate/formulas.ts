/** The closed forms that the simulations are set beside. Each holds for the model that it names, and for no other. */

/**
 * Share of requests that succeed (0 to 1) through `hops` calls that all are needed and fail independently, each of them
 * succeeding with probability `availability`: the product (series system; Trivedi, *Probability and Statistics with
 * Reliability, Queuing, and Computer Science Applications*, ch. 1).
 */
export function chainAvailability(availability: number, hops: number): number {
  return availability ** hops;
}

/** Calls that reach the last of `layers` services while it is down, if each layer above makes `attempts` attempts. */
export function amplification(attempts: number, layers: number): number {
  return attempts ** layers;
}

/**
 * Time within which a share (0 to 1, open) of the sums of `hops` independent exponential durations of this mean stays:
 * the quantile of the Erlang distribution, found by bisection of 1 − e⁻ˣ·Σ xⁱ/i! with x = time/mean (Trivedi, ch. 3).
 */
export function sumQuantile(hops: number, mean: number, share: number): number {
  let [low, high] = [0, mean * hops];
  while (erlangShare(hops, high / mean) < share) high *= 2;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (erlangShare(hops, middle / mean) < share) low = middle;
    else high = middle;
  }
  return high;
}

function erlangShare(stages: number, x: number): number {
  let [term, sum] = [Math.exp(-x), 0];
  for (let index = 0; index < stages; index += 1) {
    sum += term;
    term *= x / (index + 1);
  }
  return 1 - sum;
}

/**
 * M/M/1 at a utilisation ρ below 1: mean time in system S/(1−ρ), waiting and service together, with S the mean service
 * time; in the unit of `service` (Kleinrock, *Queueing Systems*, vol. 1, ch. 3).
 */
export function meanTimeInSystem(service: number, utilisation: number): number {
  return service / (1 - utilisation);
}

/** M/M/1, first come first served: the time in system is exponential, so this share of requests stays below it (ch. 5). */
export function timeInSystemQuantile(service: number, utilisation: number, share: number): number {
  return meanTimeInSystem(service, utilisation) * Math.log(1 / (1 - share));
}

/**
 * Share of calls (0 to 1) that find all `places` taken, if calls arrive at random (Poisson), hold a place for a time of
 * any distribution and are refused where there is none; `load` is arrivals per second × mean holding time in seconds.
 * Erlang's loss formula B, by its recurrence (Kleinrock, vol. 1, ch. 3; for any distribution, Sevastyanov 1957).
 */
export function refusedShare(places: number, load: number): number {
  let refused = 1;
  for (let place = 1; place <= places; place += 1) refused = (load * refused) / (place + load * refused);
  return refused;
}

/** Mean of an exponential duration of this mean that is cut off at `limit`; Infinity is no limit. */
export function cutMean(mean: number, limit: number): number {
  return mean * (1 - Math.exp(-limit / mean));
}

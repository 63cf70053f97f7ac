/**
 * A chain of calls, each made by the service that the call before it reached. Model: a request needs every hop; each call
 * fails with the same probability and takes an exponential time of the same mean, whatever the others do. No clock runs:
 * durations are virtual, in milliseconds.
 */
import type { Random } from '../../base/random.ts';
import { exponential } from './statistics.ts';

/** Share of `requests` (0 to 1) for which each of `hops` independent calls succeeds. */
export function independentSuccess(hops: number, availability: number, requests: number, random: Random): number {
  let succeeded = 0;
  for (let request = 0; request < requests; request += 1) {
    let hop = 0;
    while (hop < hops && random.fraction() < availability) hop += 1;
    if (hop === hops) succeeded += 1;
  }
  return succeeded / requests;
}

/** The same where all hops share one cause of failure (one machine, one network): they fail together or not at all. */
export function sharedSuccess(availability: number, requests: number, random: Random): number {
  return independentSuccess(1, availability, requests, random);
}

/** Calls that reach the last of `layers` services for one request while that service is down; each layer makes `attempts`. */
export function callsToLast(layers: number, attempts: number): number {
  let reached = 0;
  const call = (layer: number): boolean => {
    if (layer === layers) {
      reached += 1;
      return false;
    }
    for (let attempt = 0; attempt < attempts; attempt += 1) if (call(layer + 1)) return true;
    return false;
  };
  call(0);
  return reached;
}

/** For each of `requests`, the sum of the durations of its `hops` calls, one after the other. */
export function sums(hops: number, meanDuration: number, requests: number, random: Random): Float64Array {
  const totals = new Float64Array(requests);
  for (let request = 0; request < requests; request += 1) {
    let total = 0;
    for (let hop = 0; hop < hops; hop += 1) total += exponential(random, meanDuration);
    totals[request] = total;
  }
  return totals;
}

/** A service that plays scenarios where services live: on virtual time, its bytes over the grader's channel. */
import { scenarios } from './scenarios/index.ts';
import { record } from './world.ts';

/** `GET /<number of a scenario>`: what was observed of it, as recorded.json has it. */
export default {
  async fetch(request: Request): Promise<Response> {
    const scenario = scenarios[Number(new URL(request.url).pathname.slice(1))];
    if (scenario === undefined) return new Response(null, { status: 404 });
    // biome-ignore lint/complexity/useLiteralKeys: process.env has an index signature
    return Response.json(await record(scenario, process.env['AMQP_URL'] as string));
  },
};

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import { hasAnswers } from '../run/answers.ts';
import { INTERRUPTED } from './shared/interrupted.fixture.ts';

test.runIf(hasAnswers())('runs the solved services as one system until Ctrl-C', { timeout: 60_000 }, async () => {
  const { AMQP_URL: _, ...environment } = process.env;
  const start = inWorkbook('grader', 'commands', 'start.mjs');
  const child = spawn(process.execPath, [start, 'cup', '--solutions', '--lang', 'en'], { env: environment });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const until = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(said)) await once(child.stdout, 'data');
  };
  try {
    await until(/as they come/);
    const [, body = '', url = ''] = /-d '(\S+)' (\S+\/packages)/.exec(said.replaceAll('\\"', '"')) ?? [];
    const headers = { 'content-type': 'application/json' };
    expect(await fetch(url, { method: 'POST', headers, body })).toMatchObject({ status: 201 });
    await until(/ms: notification → rabbitmq: ack order\.\w+\.packaged/);
    await until(/ms: billing sends PUT \/payments\/\w+ to bank/);
  } finally {
    child.kill('SIGINT');
  }
  const [code] = await once(child, 'exit');
  expect(code).toBe(INTERRUPTED);
});

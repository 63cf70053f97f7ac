/** Makes the checks of an exercise vitest tests, one for each check and candidate, each with a verdict in its meta. */
import path from 'node:path';
import { describe, inject, test } from 'vitest';
import type { RabbitNode } from '../broker/node.ts';
import type { Need } from '../language/catalogue.ts';
import type { Spares } from '../service/spares.ts';
import { type Exercise, STARTS } from './exercise.ts';
import { problemsOf } from './problems.ts';
import { nodeProcesses, processes } from './processes.ts';
import { complaintIn, onlyNode } from './runtimes.ts';
import { saidIn } from './said.ts';
import { NotYet, Scene, Unable } from './scene.ts';
import { fileProblem } from './starts.ts';
import type { Candidate, Grading, Reason, Verdict } from './verdict.ts';

/** One check: drives the scene, and calls `scene.fail` where the service does not do what it should. */
export type Judgement<Failure extends string> = (scene: Scene<Failure>) => Promise<void>;

/** Milliseconds after which vitest ends a test: above all turns of a check, so that a hang is never vitest's. */
const TEST_LIMIT = 120_000;
let scenes = 0;

/** Judges every candidate of this run by `judgements`, one for each check of `facts`. */
export function judge<Checks extends Exercise['checks']>(
  facts: Exercise<Checks>,
  judgements: { [Name in keyof Checks]: Judgement<keyof Checks[Name]['failures'] & string> },
): void {
  const grading = inject('grading');
  for (const candidate of grading.candidates) {
    if (candidate.exercise !== facts.id) continue;
    const sitting = new Sitting(facts, candidate, grading);
    describe(candidate.label, () => {
      for (const name of [STARTS, ...Object.keys(facts.checks)]) {
        if (candidate.only?.includes(name) === false) continue;
        const judgement = name === STARTS ? async () => {} : judgements[name as keyof Checks];
        // A person at a debugger takes as long as it takes.
        const timeout = grading.turnLimitSeconds === 0 ? 0 : TEST_LIMIT;
        test(name, { timeout }, async ({ task }) => {
          const verdict = await sitting.judge(name, judgement as Judgement<string>);
          task.meta.verdict = verdict;
          if (verdict.status !== 'passed') throw new Error(verdict.status);
        });
      }
    });
  }
}

/** One candidate before the checks of its exercise, in order. */
class Sitting {
  readonly #facts: Exercise;
  readonly #candidate: Candidate;
  readonly #stateFolder: string;
  readonly #node: RabbitNode | null;
  readonly #passed = new Set<string>();
  /** Problems that were told already, and by which check. */
  readonly #told = new Map<string, string>();
  #hung: string | null = null;

  constructor(facts: Exercise, candidate: Candidate, { stateFolder, node }: Pick<Grading, 'stateFolder' | 'node'>) {
    this.#facts = facts;
    this.#candidate = candidate;
    this.#stateFolder = stateFolder;
    this.#node = node;
  }

  async judge(name: string, judgement: Judgement<string>): Promise<Verdict> {
    const id = `${this.#facts.id}#${name}`;
    const silent = { id, line: null, threw: [], output: '', journal: [] };
    const awaited = this.#waitsOn(name);
    if (awaited !== null) {
      return { ...silent, status: 'blocked', reason: { kind: 'waits', on: `${this.#facts.id}#${awaited}` } };
    }
    const need = this.#facts.checks[name]?.needs;
    if (need !== undefined && !this.#offers(need)) {
      // What waits on it does not wait for another run.
      this.#passed.add(name);
      return { ...silent, status: 'skipped', reason: { kind: 'needs', what: need } };
    }
    if (name === STARTS || this.#facts.document) {
      const problem = fileProblem(this.#candidate.file, this.#facts.document);
      if (problem) {
        const { line, ...named } = problem;
        return { ...silent, line, status: 'failed', reason: { kind: 'problem', ...named } };
      }
    }
    const verdict = await this.#play(name, judgement, processes);
    const complaint = nodeProcesses && complaintIn(verdict);
    if (nodeProcesses === null || complaint === null) return this.#inTurn(name, verdict);
    const onNode = await this.#play(name, judgement, nodeProcesses);
    return this.#inTurn(name, onNode.status === 'passed' ? onlyNode(verdict, complaint) : verdict);
  }

  /** Makes the check once, in a world of its own. */
  async #play(name: string, judgement: Judgement<string>, spares: Spares): Promise<Verdict> {
    const id = `${this.#facts.id}#${name}`;
    scenes += 1;
    const scene = new Scene({
      facts: this.#facts,
      file: this.#candidate.file,
      seed: `${this.#candidate.seed}/${id}`,
      // `scenes` counts within this check file; others count beside it, in processes of their own.
      stateFolder: path.join(this.#stateFolder, this.#facts.id.replace('/', '-'), String(scenes)),
      spares,
      node: this.#node,
    });
    let thrown: unknown = null;
    try {
      await scene.open();
      if (name !== STARTS) await judgement(scene);
      else if (!this.#facts.document) await scene.start();
    } catch (error) {
      thrown = error;
    }
    // Before the world is closed: what its end breaks off is not the service's doing.
    const verdict = this.#verdict(id, scene, thrown);
    await scene.close();
    return verdict;
  }

  /** `verdict` after those before it: what was told already is not told again. */
  #inTurn(name: string, verdict: Verdict): Verdict {
    const { status, reason } = verdict;
    if (status === 'passed') this.#passed.add(name);
    if (reason?.kind !== 'problem') return verdict;
    const signature = JSON.stringify([reason.name, reason.values]);
    const teller = this.#told.get(signature);
    if (teller !== undefined) {
      return { ...verdict, status: 'blocked', reason: { kind: 'waits', on: `${this.#facts.id}#${teller}` } };
    }
    this.#told.set(signature, name);
    if (reason.name === 'hang' || reason.name === 'restless') this.#hung = name;
    return verdict;
  }

  /** Whether the broker of this run offers what a check needs. */
  #offers(need: Need): boolean {
    if (this.#node === null) return true;
    return need === 'virtual-time' ? false : this.#node.restart !== null;
  }

  /** The check that `name` waits on; null where nothing stands in its way. */
  #waitsOn(name: string): string | null {
    if (this.#candidate.only !== null) return null;
    if (this.#hung !== null) return this.#hung;
    const before = name === STARTS ? [] : [STARTS, ...(this.#facts.checks[name]?.after ?? [])];
    return before.find((one) => !this.#passed.has(one)) ?? null;
  }

  #verdict(id: string, scene: Scene, thrown: unknown): Verdict {
    const { world } = scene;
    const { line: threwAt, ...said } = saidIn(world);
    const common = {
      id,
      journal: [...world.journal],
      ...said,
      ...(scene.warnings.length > 0 ? { warnings: scene.warnings } : {}),
    };
    const [problem] = problemsOf(world);
    if (problem) {
      const { line, ...named } = problem;
      return { ...common, line, status: 'failed', reason: { kind: 'problem', ...named } };
    }
    if (thrown instanceof NotYet) {
      const reason: Reason = { kind: 'check', name: thrown.failure, values: thrown.values };
      // Where the check points at no line, what the service threw does.
      return { ...common, line: thrown.line ?? threwAt, status: 'failed', reason };
    }
    const detail = this.#graderFault(thrown, scene);
    if (detail !== null) return { ...common, line: null, status: 'error', reason: { kind: 'error', detail } };
    const notes = scene.notes.length > 0 ? { notes: scene.notes } : {};
    return { ...common, ...notes, line: null, status: 'passed', reason: null };
  }

  /** Why the grader cannot tell; null where it can. */
  #graderFault(thrown: unknown, scene: Scene): string | null {
    if (thrown instanceof Unable) return 'the service ended for no known reason';
    if (thrown instanceof Error) return thrown.stack ?? thrown.message;
    if (thrown !== null) return String(thrown);
    const idle = scene.world.faults.find(({ fired }) => fired === 0);
    return idle ? `the fault "${idle.fault.variant}" of ${idle.host} never fired` : null;
  }
}

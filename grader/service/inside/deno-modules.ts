/** Modules under Deno: what its loader does otherwise than Node's. */
import { isBuiltin } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { SafeMap } from './intrinsics.ts';

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
const shims = new SafeMap<string, string>();

type Builtin = (specifier: string) => Record<string, unknown>;

/**
 * The URL of a module that exports what the built-in `specifier` has now. Deno does not renew the named exports of a
 * built-in after a change (syncBuiltinESMExports does nothing there), so that they would be the real ones.
 */
export function builtinAsItIs(specifier: string): string {
  const known = shims.get(specifier);
  if (known !== undefined) return known;
  const builtin = (process.getBuiltinModule as unknown as Builtin)(specifier);
  const names = namesOf(builtin).filter((name) => name !== 'default' && IDENTIFIER.test(name));
  const text = [
    `const builtin = process.getBuiltinModule(${JSON.stringify(specifier)});`,
    'export default builtin;',
    ...names.map((name, index) => `const value${index} = builtin.${name}; export { value${index} as ${name} };`),
  ].join('\n');
  const url = `data:text/javascript,${encodeURIComponent(text)}`;
  shims.set(specifier, url);
  return url;
}

/** What Node would export of `builtin`: on Deno some of it cannot be enumerated, `process.pid` for one. */
function namesOf(builtin: object): string[] {
  const ofFunctions = typeof builtin === 'function' ? ['length', 'name', 'prototype'] : [];
  return Object.getOwnPropertyNames(builtin).filter((name) => !ofFunctions.includes(name));
}

/** Whether the import of `specifier` under `conditions` is to be such a module: a built-in that is imported, not required. */
export function isImportedBuiltin(specifier: string, conditions: readonly string[]): boolean {
  return isBuiltin(specifier) && conditions.includes('import');
}

/** Loads the file at `url`, whose text without types is `source` (null: Deno reads it), and resolves with its exports. */
export async function loadInDeno(url: string, source: string | null): Promise<Record<string, unknown>> {
  try {
    return (source === null ? await import(url) : await run(url, source)) as Record<string, unknown>;
  } catch (error) {
    throw named(error);
  }
}

/**
 * Not by Deno's own loader: that gives up a module whose top level waits when nothing else goes on, as it is on virtual
 * time.
 */
async function run(url: string, source: string): Promise<object> {
  const module = new vm.SourceTextModule(source, {
    identifier: url,
    initializeImportMeta: (meta) => Object.assign(meta, metaOf(url)),
    importModuleDynamically: ((specifier: string, _script: unknown, attributes: ImportAttributes) =>
      specifier === url ? module : import(specifier, { with: attributes })) as never,
  });
  await module.link(async (specifier, _module, { attributes }) =>
    specifier === url ? module : carried(await found(specifier, attributes as ImportAttributes)),
  );
  await module.evaluate();
  return module.namespace;
}

/** What `import.meta` of the file at `url` has on Node. */
function metaOf(url: string): Partial<ImportMeta> {
  const filename = fileURLToPath(url);
  // Of packages, which is all that it may import: they are found from here as well as from there.
  const { resolve } = import.meta;
  return { url, filename, dirname: path.dirname(filename), main: false, resolve };
}

/** Deno's loader reports a file that does not parse as a module that is not found. */
function named(error: unknown): unknown {
  if (!(error instanceof TypeError) || (error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') return error;
  const [, broken] = /^SyntaxError: (.*)/s.exec(error.message) ?? [];
  // The place in the file is in the message, in the form that a stack has.
  if (broken !== undefined) return Object.assign(new SyntaxError(broken), { stack: error.message });
  return error;
}

/**
 * The exports of what the file imports; where there is no such thing, Node's error. Deno looks for an absent package as
 * a file, which it then may not read.
 */
async function found(specifier: string, attributes: ImportAttributes): Promise<Record<string, unknown>> {
  try {
    return await import(specifier, { with: attributes });
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    if (specifier.startsWith('node:') && code === 'ERR_MODULE_NOT_FOUND') {
      throw Object.assign(new Error(`No such built-in module: ${specifier}`), { code: 'ERR_UNKNOWN_BUILTIN_MODULE' });
    }
    const isAbsent = code === 'ERR_MODULE_NOT_FOUND' && message?.startsWith('Requires read access');
    throw isAbsent ? Object.assign(new Error(`Cannot find package '${specifier}'`), { code }) : error;
  }
}

function carried(exports: Readonly<Record<string, unknown>>): vm.Module {
  const names = Object.keys(exports);
  return new vm.SyntheticModule(names, function carry(this: vm.SyntheticModule) {
    for (const name of names) this.setExport(name, exports[name]);
  });
}

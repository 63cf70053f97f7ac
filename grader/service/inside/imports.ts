/** What a student's file may import: packages of the workbook, and node: modules. */
import { isBuiltin, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtinAsItIs, isImportedBuiltin } from './deno-modules.ts';
import { closeBuiltin } from './exits.ts';
import { problem } from './problem.ts';
import { deno } from './runtime.ts';

/** As it was before the exits closed: student code must not put hooks of its own in front. */
const hook = registerHooks;

/**
 * Resolves imports of the file at `file` (a URL): bare names as packages found from `packagesFrom` (a folder), its own
 * URL as itself, anything else in the workbook is refused with a named problem. Its text is `source`, where given.
 */
export function governImports(file: string, source: string | null, packagesFrom: string): void {
  const root = pathToFileURL(path.join(packagesFrom, 'package.json')).href;
  hook({
    resolve(specifier, context, next) {
      if (isBuiltin(specifier)) closeBuiltin(specifier);
      if (deno && isImportedBuiltin(specifier, context.conditions)) {
        return { url: builtinAsItIs(specifier), shortCircuit: true };
      }
      if (context.parentURL !== undefined && isPackage(context.parentURL)) return next(specifier, context);
      // As it was named: by itself Node would follow links, to a place that may be closed.
      if (specifier === file) return { url: file, shortCircuit: true };
      if (isBuiltin(specifier)) return next(specifier, context);
      if (/^[./\\#]|^[a-z][a-z+.-]*:/i.test(specifier)) {
        // Of the built-ins there is none of that name, which the runtime says.
        if (/^(data|node):/.test(specifier)) return next(specifier, context);
        throw problem('foreign-import', specifier);
      }
      return next(specifier, { ...context, parentURL: root });
    },
  });
  // Under Deno the text is run by deno-modules.ts: its hooks would take every JSON that is required for JavaScript.
  if (deno || source === null) return;
  hook({
    load: (url, context, next) =>
      url === file ? { format: 'module', source, shortCircuit: true } : next(url, context),
  });
}

function isPackage(url: string): boolean {
  return url.includes('/node_modules/');
}

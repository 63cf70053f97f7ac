/** The path of the Node that the workbook brings along; undefined where it is not installed. */
export function bundledRuntime(root: string): string | undefined;

/** Whether the binary runs here at all. */
export function runtimeStarts(path: string): boolean;

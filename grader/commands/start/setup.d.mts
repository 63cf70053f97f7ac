/** Whether node_modules holds what package-lock.json asks for on this platform. */
export function isSetUp(root: string): boolean;

import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder with those above it. Step by step: Node's own recursive mkdir never ends beneath /proc.
 * @throws the system's error where a step fails
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // another run may have made it meanwhile
    if (!existsSync(folder)) throw error;
  }
}

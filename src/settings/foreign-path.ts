/**
 * Whether a path is written for Windows where the system is another: there it would make a file with a strange name in the
 * working folder.
 *
 * @param platform the system, by Node's name
 */
export function isForeignPath(file: string, platform: string): boolean {
  return platform !== 'win32' && /^[a-z]:[\\/]|\\/i.test(file);
}

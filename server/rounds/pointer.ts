/** The place of a fault in a notice, `who.areas[0].code`, as a JSON pointer into the command's input. */
export function pointerOf(path: string): string {
  const steps = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '')
  return ['', 'notice', ...steps].join('/')
}

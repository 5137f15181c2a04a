import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'

/**
 * The line of a YAML text at which a path such as `says.tracks.close_contact.stages[0].days` stands, or the nearest above it; null without
 * any. `isWhole` says whether the path itself is there.
 */
export function lineOf(text: string, path: string): { line: number; isWhole: boolean } | null {
  const said = /^line (\d+)$/.exec(path)
  if (said) return { line: Number(said[1]), isWhole: true }
  const counter = new LineCounter()
  let here: unknown = parseDocument(text, { lineCounter: counter }).contents
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '')
  let found: Node | null = null
  for (const [n, step] of steps.entries()) {
    const [at, inside] = stepInto(here, step)
    if (at === null) return lineAt(counter, found, false)
    found = at
    here = inside
    if (n === steps.length - 1) return lineAt(counter, found, true)
  }
  return lineAt(counter, found, false)
}

/** What stands under a name or number: the key where there is one, and what is inside. */
function stepInto(here: unknown, step: string): [Node | null, unknown] {
  if (isMap(here)) {
    const pair = here.items.find(({ key }) => isScalar(key) && String(key.value) === step)
    return pair && isNode(pair.key) ? [pair.key, pair.value] : [null, null]
  }
  const item = isSeq(here) ? here.items[Number(step)] : undefined
  return isNode(item) ? [item, item] : [null, null]
}

function lineAt(counter: LineCounter, node: Node | null, isWhole: boolean) {
  return node?.range ? { line: counter.linePos(node.range[0]).line, isWhole } : null
}

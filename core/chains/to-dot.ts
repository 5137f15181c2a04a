import { type Drawing, groupColour } from './drawing.ts'

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** The picture in the DOT language of Graphviz, with its places (`neato -n`); dashed links are not decided. */
export function dotOf({ labels, x, y, colour, unknown, links, title }: Drawing): string {
  return [
    `digraph ${quoted(title)} {`,
    '  node [fontsize=8 style=filled fontcolor=white]',
    ...labels.map(
      (label, n) =>
        `  ${quoted(label)} [pos="${(x[n] ?? 0) * 24},${-(y[n] ?? 0) * 14}!" fillcolor="${groupColour(colour[n] ?? -1)}"${unknown[n] ? ' shape=diamond' : ''}]`,
    ),
    ...links.map(
      ({ from, to, isDecided, certainty, isImpossible }) =>
        `  ${quoted(labels[from] ?? '')} -> ${quoted(labels[to] ?? '')} [style=${isDecided ? 'solid' : 'dashed'}${certainty === null ? '' : ` label="${Math.round(certainty * 100)}%"`}${isImpossible ? ' color=red' : ''}]`,
    ),
    '}',
    '',
  ].join('\n')
}

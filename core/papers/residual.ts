import type { Finding, FindingKind, Identifiers } from './identifiers.ts'

/** A text without what hides an identifier (spaces, signs, full-width figures), with where each character stood. */
function folded(text: string): { text: string; places: number[] } {
  let plain = ''
  const places: number[] = []
  let at = 0
  for (const sign of text) {
    for (const one of sign.normalize('NFKC').toLowerCase()) {
      if (/[\s\p{P}\p{S}\p{Cf}]/u.test(one)) continue
      plain += one
      // One entry for each UTF-16 unit, because that is how a match counts.
      for (let unit = 0; unit < one.length; unit += 1) places.push(at)
    }
    at += sign.length
  }
  places.push(at)
  return { text: plain, places }
}

const fold = (text: string) => folded(text).text

// Patterns of what nobody may read, whoever it is of; over the text as it stands.
const patterns: readonly { kind: FindingKind; pattern: RegExp }[] = [
  { kind: 'phone', pattern: /(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/g },
  { kind: 'phone', pattern: /(?<!\d)0\d{2,3}[\s-]?\d{7,8}(?!\d)/g },
  { kind: 'document', pattern: /(?<!\d)\d{17}[\dXx](?!\d)/g },
  { kind: 'minute', pattern: /(?<!\d)(?:[01]?\d|2[0-4])[:：]\d{2}(?!\d)/g },
  { kind: 'minute', pattern: /\d{1,2}[时点]\d{1,2}分?/g },
  {
    kind: 'building',
    pattern: /[\dA-Za-z一二三四五六七八九十]+\s*(?:号楼|号院|栋|幢|单元|室|号门|户)/g,
  },
  {
    kind: 'plate',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Za-z][\s·-]?[A-Za-z0-9]{5,6}(?![A-Za-z0-9])/g,
  },
  { kind: 'transport-seat', pattern: /\d{1,3}\s*[A-Fa-f]\s*座|\d{1,3}排\s*\d*/g },
]

// A shorter piece of a number or an address stands in too many innocent words.
const leastOf: Record<keyof Identifiers, number> = {
  names: 2,
  phones: 7,
  documents: 6,
  homes: 2,
  privatePlaces: 2,
  plates: 5,
}
const kindOf: Record<keyof Identifiers, FindingKind> = {
  names: 'name',
  phones: 'phone',
  documents: 'document',
  homes: 'building',
  privatePlaces: 'private-place',
  plates: 'plate',
}

/** The end of a number tells who somebody is as well: the last eight figures of a phone, the last six of a document. */
function piecesOf(list: keyof Identifiers, value: string): string[] {
  const plain = fold(value)
  if (list === 'phones') return [plain, plain.slice(-8)]
  return list === 'documents' ? [plain, plain.slice(-6)] : [plain]
}

/**
 * Where a text still tells who somebody is: known identifiers of anybody of the case, however they are spaced or written wide, and what
 * has the form of one. `allowed` are names of areas, inside of which a person's name is chance (金水 of 金水区). Places are in UTF-16 units.
 */
export function residualIn(
  text: string,
  identifiers: Identifiers,
  allowed: readonly string[] = [],
): Finding[] {
  const found: Finding[] = patterns.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({
      kind,
      at: match.index,
      length: match[0].length,
    })),
  )
  const { text: plain, places } = folded(text)
  const innocent = rangesOf(plain, allowed.map(fold))
  for (const list of Object.keys(kindOf) as (keyof Identifiers)[]) {
    const pieces = new Set(identifiers[list].flatMap((value) => piecesOf(list, value)))
    for (const piece of pieces) {
      if (piece.length < leastOf[list]) continue
      for (const [from, until] of rangesOf(plain, [piece])) {
        if (innocent.some(([a, b]) => a <= from && until <= b)) continue
        const at = places[from] ?? 0
        found.push({ kind: kindOf[list], at, length: (places[until - 1] ?? at) + 1 - at })
      }
    }
  }
  return distinct(found)
}

function rangesOf(text: string, pieces: readonly string[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const piece of pieces) {
    if (piece === '') continue
    for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1))
      ranges.push([at, at + piece.length])
  }
  return ranges
}

/** In the order of the text, each place once for a kind: the longest finding covers those within it. */
function distinct(found: readonly Finding[]): Finding[] {
  const sorted = found.toSorted((a, b) => a.at - b.at || b.length - a.length)
  return sorted.filter(
    (one, n) =>
      !sorted
        .slice(0, n)
        .some(
          (before) =>
            before.kind === one.kind &&
            before.at <= one.at &&
            one.at + one.length <= before.at + before.length,
        ),
  )
}

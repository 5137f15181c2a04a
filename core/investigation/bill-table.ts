/** A pasted text as rows of cells; `row` counts from 1 as the person sees the lines. */
export type PastedRow = {
  readonly row: number
  readonly cells: readonly string[]
  readonly text: string
}

const cleaned = (cell: string) =>
  cell
    .normalize('NFKC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** The cells of a line with commas, in which quotes may stand around a cell that holds one. */
function commaCells(line: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (const [n, letter] of [...line].entries()) {
    if (letter === '"') {
      if (isQuoted && line[n - 1] === '"') cell += letter
      isQuoted = !isQuoted
    } else if (letter === ',' && !isQuoted) {
      cells.push(cell)
      cell = ''
    } else cell += letter
  }
  return [...cells, cell]
}

const cellsOf = (line: string): string[] =>
  line.includes('\t')
    ? line.split('\t')
    : line.includes('|')
      ? line.replace(/^\s*\||\|\s*$/g, '').split('|')
      : line.includes(',')
        ? commaCells(line)
        : line.split(/ {2,}/)

/** The lines of a pasted list with their cells: separated by tabs, bars, commas or wide spaces, line by line as it comes. Empty lines are counted and left out. */
export function pastedRows(text: string): PastedRow[] {
  return text
    .replace(/^﻿/, '')
    .split(/\r\n|\n|\r/)
    .map((line, n) => ({ row: n + 1, cells: cellsOf(line).map(cleaned), text: cleaned(line) }))
    .filter(({ text: line }) => line !== '' && !/^[-=|+ ]+$/.test(line))
}

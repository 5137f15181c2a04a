import { Ending, exitCode } from '../exit-code.ts'

/** One fault of an input, as `--json` tells it; row and column from 1 where a place is known. */
export type Fault = {
  code: string
  message: string
  messageZh: string
  row?: number | null
  column?: string | null
  pointer?: string
}

/** An input that the command line itself refuses, before any city is asked. Ends with exit status 2. */
export class Refusal extends Ending {
  readonly word: string
  readonly zh: string
  readonly en: string
  readonly faults: readonly Fault[]

  constructor(word: string, zh: string, en: string, faults: readonly Fault[] = []) {
    super(exitCode.refused, [`${zh}`, `${en} [${word}]`, ...faults.map(shownFault)].join('\n'))
    this.word = word
    this.zh = zh
    this.en = en
    this.faults = faults
  }
}

function shownFault({ row, column, pointer, message, messageZh }: Fault): string {
  const place = [row ? `row ${row}` : '', column ? `column ${column}` : '', pointer ?? '']
    .filter((part) => part !== '')
    .join(', ')
  return `  ${place === '' ? '' : `${place}: `}${messageZh} / ${message}`
}

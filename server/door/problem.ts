import { faultWords } from '@bihuan/contract/fault-words.ts'
import { type ProblemCode, problems } from '@bihuan/contract/problems.ts'

/** One fault inside a refused input: where it is, and what to do, in both languages. */
export type ProblemItem = {
  pointer: string
  code: string
  zh: string
  en: string
  row?: number | null
  column?: string | null
}

/** A refusal to a caller. Its code is the interface; the sentence is for people. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly values: Readonly<Record<string, string>>
  readonly items: readonly ProblemItem[]

  constructor(
    code: ProblemCode,
    values: Record<string, string> = {},
    items: readonly ProblemItem[] = [],
  ) {
    super(code)
    this.code = code
    this.values = values
    this.items = items
  }
}

export type Language = 'zh-CN' | 'en'

function fill(text: string, values: Readonly<Record<string, string>>, language: Language) {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    const words = name === 'fault' ? faultWords[value] : undefined
    return words ? words[language === 'en' ? 'en' : 'zh'] : value
  })
}

/** The problem as RFC 9457 sends it, in the reader's language. */
export function problemBody(problem: Problem, language: Language, trace: string) {
  const { status, zh, en } = problems[problem.code]
  const sentence = language === 'en' ? en : zh
  return {
    type: `/api/problems#${problem.code}`,
    title: fill(sentence, { ...problem.values, trace }, language),
    status,
    code: problem.code,
    values: problem.values,
    traceId: trace,
    ...(problem.items.length === 0
      ? {}
      : {
          errors: problem.items.map(({ zh: inChinese, en: inEnglish, ...item }) => ({
            ...item,
            message: language === 'en' ? inEnglish : inChinese,
          })),
        }),
  }
}

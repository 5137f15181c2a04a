import { isWord, type Leaf } from './shape.ts'

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing'

/** A whole number from `least` to `most`, in the unit that is shown beside it. */
export const whole = (least: number, most: number, unit: string): Leaf<number> => ({
  is: 'leaf',
  unit,
  read: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? { ok: true, v: value }
      : {
          ok: false,
          zh: `应为 ${least} 至 ${most} 的整数，现为 ${shown(value)}。`,
          en: `Give a whole number from ${least} to ${most} instead of ${shown(value)}.`,
        },
})

/** A number above 0, not above `most`. */
export const figure = (most: number, unit: string): Leaf<number> => ({
  is: 'leaf',
  unit,
  read: (value) =>
    typeof value === 'number' && value > 0 && value <= most
      ? { ok: true, v: value }
      : {
          ok: false,
          zh: `应为大于 0、不超过 ${most} 的数，现为 ${shown(value)}。`,
          en: `Give a number above 0 and not above ${most} instead of ${shown(value)}.`,
        },
})

/** A part of the whole as a fraction, such as `1/3`: a third is no decimal. Above 0, not above 1. */
export const share: Leaf<string> = {
  is: 'leaf',
  unit: '',
  read: (value) => {
    const [, upper, lower] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(String(value)) ?? []
    return upper !== undefined && lower !== undefined && Number(upper) <= Number(lower)
      ? { ok: true, v: `${upper}/${lower}` }
      : {
          ok: false,
          zh: `应为不超过 1 的分数，例如 '1/3'，现为 ${shown(value)}。`,
          en: `Give a fraction not above 1, such as '1/3', instead of ${shown(value)}.`,
        }
  },
}

export const yesOrNo: Leaf<boolean> = {
  is: 'leaf',
  unit: '',
  read: (value) =>
    typeof value === 'boolean'
      ? { ok: true, v: value }
      : {
          ok: false,
          zh: `应为 true 或 false，现为 ${shown(value)}。`,
          en: `Give true or false instead of ${shown(value)}.`,
        },
}

/** Free words: what a source says that no code reads. */
export const sentence: Leaf<string> = {
  is: 'leaf',
  unit: '',
  read: (value) =>
    typeof value === 'string' && value.trim() !== ''
      ? { ok: true, v: value.trim() }
      : {
          ok: false,
          zh: `应为文字，现为 ${shown(value)}；必要时加引号。`,
          en: `Give text, quoted if needed, instead of ${shown(value)}.`,
        },
}

/** One of a closed list. */
export const oneOf = <const W extends string>(list: readonly W[]): Leaf<W> => ({
  is: 'leaf',
  unit: '',
  read: (value) => {
    const found = list.find((word) => word === value)
    return found === undefined
      ? {
          ok: false,
          zh: `不能为 ${shown(value)}；请用以下之一：${list.join('、')}。`,
          en: `Use one of ${list.join(', ')} instead of ${shown(value)}.`,
        }
      : { ok: true, v: found }
  },
})

/** One name that the pack itself chooses, such as a place or a level. */
export const word: Leaf<string> = {
  is: 'leaf',
  unit: '',
  read: (value) =>
    typeof value === 'string' && isWord(value)
      ? { ok: true, v: value }
      : {
          ok: false,
          zh: `应为小写字母、数字和下划线组成的名称，现为 ${shown(value)}。`,
          en: `Give a name of small letters, digits and underscores instead of ${shown(value)}.`,
        },
}

function listOf<T>(item: Leaf<T>): Leaf<readonly T[]> {
  return {
    is: 'leaf',
    unit: item.unit,
    read: (value) => {
      if (!Array.isArray(value))
        return {
          ok: false,
          zh: '应为列表，例如 [a, b]。',
          en: 'Give a list, for example [a, b].',
        }
      const read: T[] = []
      for (const [n, one] of value.entries()) {
        const answer = item.read(one)
        if (!answer.ok)
          return {
            ok: false,
            zh: `第 ${n + 1} 项：${answer.zh}`,
            en: `Item ${n + 1}: ${answer.en}`,
          }
        if (read.includes(answer.v))
          return {
            ok: false,
            zh: `第 ${n + 1} 项重复；请删去。`,
            en: `Item ${n + 1} is there twice; remove it.`,
          }
        read.push(answer.v)
      }
      return { ok: true, v: read }
    },
  }
}

/** Several of a closed list, none twice; may be empty. */
export const someOf = <const W extends string>(list: readonly W[]): Leaf<readonly W[]> =>
  listOf(oneOf(list))

/** Several names that the pack chooses, none twice; may be empty. */
export const wordList: Leaf<readonly string[]> = listOf(word)

/** Days of a stage counted from 1, none twice, in order. */
export const dayList: Leaf<readonly number[]> = {
  is: 'leaf',
  unit: 'day',
  read: (value) => {
    const days = listOf(whole(1, 366, 'day')).read(value)
    if (!days.ok) return days
    return days.v.every((day, n) => n === 0 || day > (days.v[n - 1] ?? 0))
      ? days
      : { ok: false, zh: '请按先后顺序写天数。', en: 'Write the days in order.' }
  },
}

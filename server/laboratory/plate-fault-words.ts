import type { PlateFault } from '@bihuan/core/lab/judge-plate.ts'

type Words = { zh: string; en: string }

/** What is wrong with a plate, for the person who must act; `{name}` is filled in from the fault. */
const words: Record<PlateFault['kind'], Words> = {
  'control-missing-from-layout': { zh: '布板没有此对照', en: 'the layout lacks this control' },
  'well-twice-in-layout': { zh: '布板中此孔出现两次', en: 'the layout has this well twice' },
  'well-not-on-plate': { zh: '板上没有此孔', en: 'the plate has no such well' },
  'well-not-in-layout': {
    zh: '布板中此孔为空，文件里却有读数：可能是另一块板的文件',
    en: 'is empty on this plate, yet the file reads it: perhaps the file of another plate',
  },
  'well-not-read': { zh: '文件没有此孔的全部读数', en: 'is not read completely in the file' },
  'reading-twice': { zh: '靶标 {target} 有两个读数', en: 'target {target} is read twice' },
  'target-unknown': { zh: '试剂方案没有靶标 {target}', en: 'the assay has no target {target}' },
  'dye-wrong': {
    zh: '靶标 {target} 的染料是 {dye}，应为 {expected}：可能用错试剂',
    en: 'target {target} was read as {dye}, not {expected}: perhaps the wrong kit',
  },
  'ct-impossible': {
    zh: '靶标 {target} 的 Ct {ct} 不可能',
    en: 'target {target} has the impossible Ct {ct}',
  },
  'sample-differs': {
    zh: '文件写的是 {found}，布板是 {expected}',
    en: 'the file says {found}, the plate holds {expected}',
  },
  'control-contaminated': {
    zh: '阴性对照检出 {target}（Ct {ct}），可能污染',
    en: 'the negative control shows {target} (Ct {ct}): contamination',
  },
  'control-too-weak-or-strong': {
    zh: '阳性对照 {target} 的 Ct {ct} 超出范围',
    en: 'the positive control has {target} at Ct {ct}, out of range',
  },
  'control-has-internal-control': {
    zh: '阴性对照检出内标（Ct {ct}），可能加错孔',
    en: 'the negative control shows the internal control (Ct {ct}): perhaps a sample was put there',
  },
  'control-lacks-internal-control': {
    zh: '阴性对照缺内标',
    en: 'the negative control lacks its internal control',
  },
  'control-not-read': {
    zh: '对照的 {target} 没有读数',
    en: '{target} of the control was not read',
  },
  'plate-turned': { zh: '板可能放反或错位', en: 'the plate looks turned or shifted' },
  'line-without-signal': {
    zh: '{line} 整行（列）没有内标信号，可能漏加样',
    en: '{line} has no internal control at all: perhaps not pipetted',
  },
  'lab-call-differs': {
    zh: '实验室判为 {lab}，系统判为 {ours}',
    en: 'the laboratory calls it {lab}, the readings say {ours}',
  },
  'lab-call-without-tube': {
    zh: '实验室给出了结论，但此孔没有管',
    en: 'the laboratory calls it, but no tube is there',
  },
}

function fill(text: string, fault: PlateFault): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value: unknown = Object.entries(fault).find(([key]) => key === name)?.[1]
    return value === null || value === undefined ? '–' : String(value)
  })
}

/** A fault of a plate as code, well and sentence in both languages. */
export function reasonOf(fault: PlateFault): {
  code: string
  well: string | null
  zh: string
  en: string
} {
  const { zh, en } = words[fault.kind]
  const [zhHead, enHead] =
    fault.well === null ? ['', ''] : [`孔 ${fault.well}：`, `Well ${fault.well}: `]
  return {
    code: fault.kind,
    well: fault.well,
    zh: zhHead + fill(zh, fault),
    en: enHead + fill(en, fault),
  }
}

/** Faults that say that the file is not this plate's, or not whole: nothing of it is taken. All others block the plate. */
const fileFaults: ReadonlySet<PlateFault['kind']> = new Set<PlateFault['kind']>([
  'well-not-in-layout',
  'well-not-read',
  'reading-twice',
  'target-unknown',
  'dye-wrong',
  'ct-impossible',
  'sample-differs',
])
export const isFileFault = ({ kind }: PlateFault): boolean => fileFaults.has(kind)

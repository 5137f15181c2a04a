import type { ProblemText } from './problems.ts'

/** Refusals of the import of line lists and links; faults of rows have words of their own (interop/line-list/line-fault.ts). */
export const caseImportProblems = {
  'case-import.no-file': {
    status: 422,
    zh: '请选择病例一览表或传染关系文件',
    en: 'Choose a line list, a file of links, or both',
  },
  'case-import.faulty': {
    status: 422,
    zh: '有 {faults} 处问题，没有导入任何一行；请更正文件，或选择只导入无误的行',
    en: 'There are {faults} faults and nothing was imported: correct the file, or import the rows without faults',
  },
  'case-import.unknown': {
    status: 404,
    zh: '没有这次导入；请核对编号',
    en: 'There is no such import: check its number',
  },
  'case-import.already-undone': {
    status: 409,
    zh: '这次导入已经撤销',
    en: 'This import was undone already',
  },
  'case-import.worked-on': {
    status: 409,
    zh: '导入后已有 {cases} 个病例被处理，不能整体撤销；请逐个处理',
    en: 'Somebody has worked on {cases} of its cases since: it cannot be undone as a whole; drop single cases instead',
  },
  'case-import.area-unclear': {
    status: 422,
    zh: '没有区域 {area}；请选择负责这些病例的区域',
    en: 'There is no area {area}: choose the area that answers for these cases',
  },
} as const satisfies Record<string, ProblemText>

/** What is wrong with a template, and what to do; `{value}` is the placeholder or part that is meant. */
export const templateFaultWords = {
  'not-a-document': {
    zh: '不是 Word 文档（.docx）；请在 Word 中另存为 .docx',
    en: 'it is no Word document (.docx): save it as .docx in Word',
  },
  'has-macros': {
    zh: '含有宏；请另存为不含宏的 .docx',
    en: 'it holds macros: save it as .docx without macros',
  },
  'asks-outside': {
    zh: '引用了外部文件 {value}；打开时会联网，请改为嵌入',
    en: 'it refers to something outside of itself ({value}) and would ask for it when opened: embed it',
  },
  'placeholder-unknown': {
    zh: '没有占位符 {value}；请从占位符清单中选择',
    en: 'there is no placeholder {value}: choose one of the list',
  },
  'placeholder-in-wrong-list': {
    zh: '占位符 {value} 不能放在这里；请放进它所属的表格循环内',
    en: 'the placeholder {value} cannot stand here: put it into the loop that it belongs to',
  },
  'placeholder-open': {
    zh: '占位符或循环 {value} 没有闭合；请补上',
    en: 'the placeholder or loop {value} is not closed: close it',
  },
  'watermark-missing': {
    zh: '模板没有 {watermark}；请在页脚或正文中保留它',
    en: 'the template has no {watermark}: keep it in the foot or the text',
  },
} as const satisfies Record<string, { zh: string; en: string }>

export type TemplateFault = { code: keyof typeof templateFaultWords; value: string }

/** The words of a fault with what it is about filled in. */
export function templateFaultText({ code, value }: TemplateFault): { zh: string; en: string } {
  const { zh, en } = templateFaultWords[code]
  const fill = (text: string) => text.replace('{value}', value)
  return { zh: fill(zh), en: fill(en) }
}

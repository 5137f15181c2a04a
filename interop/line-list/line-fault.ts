/** What is wrong with a file, a row or a cell. The words say what to do; no value of a person stands in them. */
export const lineFaultWords = {
  'file-encoding': {
    zh: '无法识别编码；请另存为 UTF-8 或 GB18030 的 CSV，或 xlsx',
    en: 'its encoding is none of UTF-8, UTF-16 and GB18030: save it again as CSV UTF-8 or as xlsx',
  },
  'file-cut': {
    zh: '文件不完整，末尾被截断；请重新导出',
    en: 'the file is cut off at its end: export it again',
  },
  'file-not-a-table': {
    zh: '不是 CSV 或 xlsx 表格；请另存为其中一种',
    en: 'it is neither CSV nor xlsx: save it as one of them',
  },
  'file-damaged': {
    zh: '工作簿损坏，无法打开；请重新导出',
    en: 'the workbook is damaged and cannot be opened: export it again',
  },
  'file-empty': { zh: '没有表头或没有数据行', en: 'it has no heads or no rows' },
  'file-too-long': {
    zh: '超过 50,000 行；请分成几份导入',
    en: 'it has more than 50,000 rows: import it in parts',
  },
  'quote-open': {
    zh: '引号没有闭合；请检查该行的双引号',
    en: 'a quote is never closed: look at the double quotes of this row',
  },
  'row-too-long': {
    zh: '该行的单元格比表头多；可能有未加引号的分隔符',
    en: 'the row has more cells than there are heads: a separator may stand outside of quotes',
  },
  'id-column-missing': {
    zh: '没有指明病例编号列；请在对应关系中选择',
    en: 'no column is named for the number of the case: choose it in the mapping',
  },
  'from-column-missing': {
    zh: '没有指明传染者列；请在对应关系中选择',
    en: 'no column is named for who infected: choose it in the mapping',
  },
  'to-column-missing': {
    zh: '没有指明被传染者列；请在对应关系中选择',
    en: 'no column is named for who was infected: choose it in the mapping',
  },
  'column-unknown': {
    zh: '对应关系中的列在文件里没有；请重新选择',
    en: 'the mapping names a column that the file does not have: choose again',
  },
  'id-missing': { zh: '没有病例编号；请补上', en: 'the number of the case is missing: add it' },
  'id-twice': {
    zh: '同一编号在文件中出现两次且内容不同；请保留一行',
    en: 'the same number stands twice in the file with different content: keep one row',
  },
  'identifier-is-a-number': {
    zh: '证件号或电话被存成了数值，末位可能已丢失；请把该列设为文本后重新录入',
    en: 'a document or phone number is stored as a number and may have lost digits: make the column text and enter it again',
  },
  'identifier-scientific': {
    zh: '证件号成了科学计数法，数字已丢失；请从原件重新录入为文本',
    en: 'an identifier was turned into scientific notation, its digits are lost: enter it again as text from the source',
  },
  'date-unreadable': {
    zh: '不是可识别的日期；请写成 2022-01-14',
    en: 'it is no day that can be read: write it as 2022-01-14',
  },
  'date-impossible': { zh: '没有这一天；请核对', en: 'there is no such day: check it' },
  'date-order': {
    zh: '无法判断先日后月还是先月后日；请在对应关系中选择',
    en: 'day and month cannot be told apart: choose their order in the mapping',
  },
  'date-in-future': { zh: '日期在将来；请核对', en: 'the day is in the future: check it' },
  'date-two-digit-birth': {
    zh: '出生年份请写四位',
    en: 'write the year of birth with four digits',
  },
  'age-impossible': { zh: '年龄不在 0 到 130 之间', en: 'the age is not between 0 and 130' },
  'value-unknown': {
    zh: '不认识这个值；请在“值的含义”中说明',
    en: 'this word is not known: say what it means under “Meaning of values”',
  },
  'values-not-such': {
    zh: '该列有许多不同的值，不像是此类内容；请检查对应关系',
    en: 'the column has too many different values to be this: check the mapping',
  },
  'document-faulty': {
    zh: '证件号码有误（长度、校验位或出生日期）；请核对原件',
    en: 'the document number is wrong (length, check character or birthday): check the original',
  },
  'contact-of-missing': {
    zh: '密接没有写明是哪个病例的；请补上病例编号',
    en: 'a contact must say of which case: add its number',
  },
  'case-unknown': {
    zh: '文件和本机构以前的导入中都没有这个病例编号；请补上该行或更正编号',
    en: 'neither the files nor earlier imports of this office have a case of this number: add its row or correct it',
  },
  'contact-never-exposed': {
    zh: '密接没有接触日期；请补上',
    en: 'a contact needs the day of exposure: add it',
  },
  'exposure-reversed': {
    zh: '接触结束早于开始；请核对',
    en: 'the exposure ends before it begins: check it',
  },
  'same-person': { zh: '传染者和被传染者是同一病例', en: 'a case cannot infect itself' },
  'link-missing-end': {
    zh: '传染关系缺少一端的编号',
    en: 'a link needs the numbers of both ends',
  },
  'row-differs': {
    zh: '以前导入过同一编号但内容不同；请在该病例中更正，这里不会覆盖',
    en: 'a row of this number was imported before with other content: change the case itself, an import overwrites nothing',
  },
  'lives-elsewhere': {
    zh: '此人住在本辖区以外；请发协查函给其所在区',
    en: 'the person lives outside of your area: send a request to their district',
  },
  'document-of-another': {
    zh: '该证件登记在另一个姓名下；请核对姓名和证件号',
    en: 'the document is registered under another name: check name and number',
  },
  'person-twice': {
    zh: '另一行已是同一个人；请保留一行',
    en: 'another row is the same person: keep one of them',
  },
} as const satisfies Record<string, { zh: string; en: string }>

export type LineFaultCode = keyof typeof lineFaultWords

/** A fault with its place: `row` 0 is the file as a whole, `column` the head of the column. */
export type LineFault = { row: number; column: string | null; code: LineFaultCode }

/** Makes a fault. */
export const lineFault = (
  code: LineFaultCode,
  row = 0,
  column: string | null = null,
): LineFault => ({ row, column, code })

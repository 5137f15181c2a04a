/** What is wrong with a code or a number, in words for the sentence of a problem: `{fault}` is looked up here. */
export const faultWords: Readonly<Record<string, { zh: string; en: string }>> = {
  empty: { zh: '没有内容', en: 'it is empty' },
  length: { zh: '长度不对', en: 'it has the wrong length' },
  characters: { zh: '有不该出现的字符', en: 'it has characters that do not belong there' },
  check: {
    zh: '校验位不符，可能读错一位',
    en: 'its check character does not fit: a character was misread',
  },
  kind: { zh: '不是这一类码', en: 'it is a code of another kind' },
  region: { zh: '没有这个地区', en: 'there is no such region' },
  date: { zh: '出生日期不存在', en: 'its date of birth does not exist' },
  country: { zh: '国家代码不对', en: 'the country code is wrong' },
  'no-document': { zh: '没有证件', en: 'there is no document' },
  'well-not-on-plate': { zh: '板上没有这个孔', en: 'the plate has no such well' },
  'well-is-a-control': { zh: '这是对照孔', en: 'this well is for a control' },
  'well-twice': { zh: '同一孔用了两次', en: 'the well is used twice' },
  'tube-twice': { zh: '同一管用了两次', en: 'the tube is used twice' },
}

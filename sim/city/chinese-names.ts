import { weighted } from '../random/distributions.ts'
import type { Random } from '../random/random.ts'
import type { Sex } from './synthetic-identity.ts'

// The hundred commonest surnames in the order of the Ministry of Public Security's count of April 2007.
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'

// Per cent. The first three as published in 2007; the others APPROXIMATE: 19 / rank, which keeps what else was published
// (the tenth above 20 million, the 22nd above 10 million, all hundred together 84.8 %).
const published = [7.25, 7.19, 6.83]
// Two-character surnames are about one in a thousand people; the weights are invented.
const double: [string, number][] = [
  ['欧阳', 0.07],
  ['上官', 0.02],
  ['皇甫', 0.02],
  ['司马', 0.01],
  ['诸葛', 0.01],
]

/** A surname by its approximate frequency in China. */
export const pickSurname: (random: Random) => string = weighted([
  ...[...surnames].map((name, index): [string, number] => [
    name,
    published[index] ?? 19 / (index + 1),
  ]),
  ...double,
])

// Characters that were in fashion for births up to 1959, up to 1989 and after. Invented from general knowledge.
const fashions: Record<Sex, readonly [string, string, string]> = {
  female: [
    '秀英兰珍芳梅桂玉凤花素淑云荣爱莲琴香菊巧',
    '丽静敏艳娟霞燕红玲芳萍慧莉娜颖晓琳洁雪倩',
    '欣怡梓涵诗雨佳琪萱悦语嫣晨可妍依诺彤婉宁',
  ],
  male: [
    '建国德明志福林贵长根生文清玉宝海顺发荣义',
    '伟强磊军勇涛超辉鹏斌刚杰峰亮波明飞宏凯旭',
    '浩宇轩子博睿泽皓晨俊逸铭梓航昊天佑嘉奕辰',
  ],
}

// About one given name in eight has a single character; approximate.
const singleShare = 0.12

/** A given name of one or two characters, in the fashion of the year of birth. */
export function pickGivenName(random: Random, sex: Sex, bornIn: number): string {
  const characters = fashions[sex][bornIn < 1960 ? 0 : bornIn < 1990 ? 1 : 2]
  const first = characters.charAt(random.integer(0, characters.length - 1))
  if (random.chance(singleShare)) return first
  return first + characters.charAt(random.integer(0, characters.length - 1))
}

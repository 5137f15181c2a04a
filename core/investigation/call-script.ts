import type { Words } from '../policy/words.ts'

/** A call of an investigator is over by itself after so many minutes; whoever needs longer begins a new one with a new code. */
export const callMinutes = 15

/** Who speaks, as the script names them. */
export type Caller = {
  readonly surname: string
  readonly number: string
  readonly unit: string
  readonly code: string
}

/**
 * What is said in a call, in order: the code first, so that the person can see on their own page that it is no fraud; what no
 * investigator ever asks for (public guidance of the CDCs, S-I9); only then who is asked.
 */
export function callScript({ surname, number, unit, code }: Caller): readonly {
  readonly part: 'opening' | 'fraud' | 'identity' | 'purpose' | 'end'
  readonly words: Words
}[] {
  const spaced = [...code].join(' ')
  return [
    {
      part: 'opening',
      words: {
        zh: `您好，我是${unit}的流调员，姓${surname}，工号${number}。这次通话的核对码是 ${spaced}。请打开您的健康页面（或看刚收到的短信），核对是不是这四位数；不一样请直接挂断。`,
        en: `Hello, I am an investigator of ${unit}, my name is ${surname}, number ${number}. The code of this call is ${spaced}. Please open your own page (or the message you just received) and see whether it shows the same four digits; if it does not, hang up.`,
      },
    },
    {
      part: 'fraud',
      words: {
        zh: '我们不会让您扫二维码、点链接、下载软件，不会问银行卡号、密码和验证码，也不会让您付款或转账。有人这样要求，就是诈骗。',
        en: 'We never ask you to scan a QR code, open a link or install anything, never for a bank card, a password or a code from a message, and never for a payment. Whoever does is a fraud.',
      },
    },
    {
      part: 'identity',
      words: {
        zh: '核对码对上了吗？好，请您自己说一下姓名和住在哪个小区，我来核对；不用报身份证号。',
        en: 'Does the code agree? Then please tell me your name and in which compound you live, and I will compare it; I need no identity number.',
      },
    },
    {
      part: 'purpose',
      words: {
        zh: '我需要了解这几天您去过哪里、和谁在一起，好尽快通知他们。您说的只用于疫情处置；谁查看过您的信息，在您的页面上都能看到。',
        en: 'I need to know where you were these days and with whom, so that they can be told soon. What you say serves this purpose only; on your page you see everybody who looked at your data.',
      },
    },
    {
      part: 'end',
      words: {
        zh: '谢谢您。想起别的，随时可以打社区电话或在页面上告诉我们。再打来时会有新的核对码。',
        en: 'Thank you. If something else comes to your mind, call your community or write it on your page. If we call again, there will be a new code.',
      },
    },
  ]
}

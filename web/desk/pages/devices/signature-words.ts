import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

const words: readonly [RegExp, (name: string) => MessageDescriptor][] = [
  [/\/boxes$/, () => msg`seal a box`],
  [/\/boxes\/([^/]+)\/offer$/, (box) => msg`offer box ${box}`],
  [/\/boxes\/([^/]+)\/accept$/, (box) => msg`accept box ${box}`],
  [/\/boxes\/([^/]+)\/withdraw-offer$/, (box) => msg`take back the offer of box ${box}`],
  [/\/people\/([^/]+)\/documents$/, (person) => msg`add a document to ${person}`],
  [/\/devices\/([^/]+)\/hand-overs$/, (device) => msg`hand over device ${device}`],
  [/\/losses$/, () => msg`report tubes lost`],
]

/** What somebody still has to sign, by the path of the act; the path itself for one of later. */
export function signatureWord(path: string): MessageDescriptor | string {
  for (const [pattern, say] of words) {
    const match = pattern.exec(path)
    if (match) return say(match[1] ?? '')
  }
  return path
}

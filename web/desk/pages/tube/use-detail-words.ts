import { useLingui } from '@lingui/react/macro'

/** The coded words of a step in the reader's language; what a person wrote stays as it is. */
export function useDetailWords() {
  const { t } = useLingui()
  const words: Readonly<Record<string, string>> = {
    duplicate: t`sampled before: the earlier sample counts`,
    'late-sample': t`sample reported after the seal`,
    'late-undo': t`undo reported after the seal`,
    'second-seal': t`sealed a second time`,
    overfull: t`more members than the tube holds`,
    merged: t`two tubes under one code`,
    voided: t`in a void tube`,
    member: t`the swab is in the tube`,
    'not-member': t`the swab is not in the tube`,
    reactive: t`reactive`,
    invalid: t`invalid`,
    lost: t`lost`,
    negative: t`negative`,
    'preliminary-positive': t`preliminary positive`,
    confirmed: t`confirmed`,
    'not-confirmed': t`not confirmed`,
    excused: t`excused`,
  }
  return (text: string) => words[text] ?? text
}

import { useLingui } from '@lingui/react/macro'

/** Each person on a roll is in exactly one of these. */
export const rollParts = [
  'sampled',
  'exempt',
  'refused',
  'absent',
  'unreachable',
  'missing',
] as const
export type RollPart = (typeof rollParts)[number]

/** The states of a roll in words. */
export function useRollWords(): Record<RollPart, string> {
  const { t } = useLingui()
  return {
    sampled: t`Sampled`,
    exempt: t`Exempt`,
    refused: t`Refused`,
    absent: t`Absent`,
    unreachable: t`Unreachable`,
    missing: t`Still missing`,
  }
}

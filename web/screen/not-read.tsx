import { Trans } from '@lingui/react/macro'
import { Problem } from '../api/problem.ts'
import { useFormats } from '../i18n/format.ts'

/** In place of a list that is not there: why it was refused, or that it is still to come. */
export function NotRead({ cause }: { cause: unknown }) {
  const format = useFormats()
  return cause instanceof Problem ? format.text(cause.text) : <Trans>Not read yet.</Trans>
}

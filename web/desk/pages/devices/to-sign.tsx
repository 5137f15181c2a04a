import { Trans, useLingui } from '@lingui/react/macro'
import type { SealedImported } from './questions.ts'
import { signatureWord } from './signature-words.ts'

type Signature = SealedImported['toSign'][number]

/** Whose signatures are still to be given, and for what: nobody can bring the signature of another. */
export function ToSign({ list }: { list: readonly Signature[] }) {
  const { t } = useLingui()
  if (list.length === 0) return null
  const byAccount = new Map<string, Signature[]>()
  for (const one of list) byAccount.set(one.account, [...(byAccount.get(one.account) ?? []), one])
  return (
    <div className="sealed-sign">
      <p>
        <Trans>
          Still to be signed. Nobody signs for another: each does it on the phone or brings the file
          in under the own name.
        </Trans>
      </p>
      <ul>
        {[...byAccount].map(([account, signatures]) => (
          <li key={account}>
            <b>{signatures[0]?.name ?? account}</b>
            {': '}
            {signatures
              .map(({ path }) => {
                const word = signatureWord(path)
                return typeof word === 'string' ? word : t(word)
              })
              .join(' · ')}
          </li>
        ))}
      </ul>
    </div>
  )
}

import { CertificateParams, ShownCertificate } from '@bihuan/contract/retention.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { signedText } from './certificate.ts'
import { certificateLine, type ErasureRow } from './certificate-line.ts'
import { retentionRoles } from './retention-plan.ts'

/** One certificate, with its text, signature and key, so that it can be checked without this system. */
export const showCertificate = query({
  name: 'retention.certificate',
  summary: 'Show a certificate of erasure',
  roles: retentionRoles,
  params: CertificateParams,
  outcome: ShownCertificate,
  async run(sql, { certificate }, { keys }) {
    const [row] = await sql<ErasureRow[]>`
      select id, document, signature from erasures where id = ${certificate}`
    if (!row) throw new Problem('retention.certificate-unknown')
    return {
      ...certificateLine(row, keys),
      text: signedText(row.document),
      signature: row.signature.toString('base64url'),
      publicKey: keys.codePublicKeys()[0]?.publicKey ?? '',
    }
  },
})

import { AppointmentsImported, ImportAppointments } from '@bihuan/contract/signing.ts'
import {
  type Appointment,
  appointmentBytes,
  type Dismissal,
  registerOf,
} from '@bihuan/core/orders/register.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { writeAppointments, writeDismissals } from '../trust/authority.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'

type Paper<T> = { document: T; signature: Buffer }
const papers = <T>(given: readonly { document: unknown; signature: string }[]): Paper<T>[] =>
  given.map(({ document, signature }) => ({
    document: document as T,
    signature: Buffer.from(signature, 'base64url'),
  }))

/** Takes in what the appointing authority signed off line: posts with their passkeys, and posts ended early. All of it, or nothing. */
export const importAppointments = command({
  name: 'appointment.import',
  summary: 'Take in appointments signed by the authority',
  roles: ['administrator'],
  input: ImportAppointments,
  outcome: AppointmentsImported,
  area: (_sql, _input, { city }) => city,
  async run(tx, input, { anchors, now }) {
    const appointments = papers<Appointment>(input.appointments)
    const dismissals = papers<Dismissal>(input.dismissals)
    const { verify } = nodeCrypto
    const faulty = appointments.flatMap((one, at) =>
      registerOf([one], [], anchors.authorityKey, verify).posts.length === 1
        ? []
        : [`/appointments/${at}`],
    )
    // A dismissal counts where it cuts a post: asked of one that it names.
    const loose = dismissals.flatMap(({ document, signature }, at) => {
      const isGood = isSignedDismissal({ document, signature }, anchors.authorityKey)
      return isGood ? [] : [`/dismissals/${at}`]
    })
    const items = [...faulty, ...loose].map((pointer) => ({
      pointer,
      code: 'not-signed',
      zh: '签名不是任命机关作出的',
      en: 'Not signed by the appointing authority',
    }))
    if (items.length > 0) throw new Problem('post.refused', {}, items)
    const appointed = await writeAppointments(tx, appointments, now)
    const dismissed = await writeDismissals(tx, dismissals, now)
    const repeated = appointments.length + dismissals.length - appointed - dismissed
    return { appointed, dismissed, repeated }
  },
})

function isSignedDismissal({ document, signature }: Paper<Dismissal>, key: string): boolean {
  try {
    return nodeCrypto.verify(signature, appointmentBytes(document), key)
  } catch {
    return false // no canonical text
  }
}

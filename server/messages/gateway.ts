/** The operator's own gateway for text messages; who sends them is the city's contract, not ours. */
export type Gateway = { url: string; token: string }

/** Hands a text over; false where the gateway did not take it. */
export type SendText = (to: string, text: string) => Promise<boolean>

const answerWithinMs = 10_000

/** Sends by `POST {to, text}` with a bearer token; any 2xx is taken. A dead gateway is a false, never an error. */
export function gatewaySender({ url, token }: Gateway): SendText {
  return async (to, text) => {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ to, text }),
        signal: AbortSignal.timeout(answerWithinMs),
      })
      await answer.body?.cancel()
      return answer.ok
    } catch {
      return false
    }
  }
}

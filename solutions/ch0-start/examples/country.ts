/** A whole service: GET /CL says how the country with that code is called, and whether it is in the Cup. */
// #region service
const CUP_URL = process.env.CUP_URL ?? 'http://cup';

interface Country {
  code: string;
  name: string;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url); // "/CL"
    const code = decodeURIComponent(pathname.slice(1)); // "CL"

    // #region look
    const url = `${CUP_URL}/countries/${encodeURIComponent(code)}`;
    const response = await fetch(url);
    if (response.status === 404) {
      return Response.json({ code, in_the_cup: false }, { status: 404 });
    }
    // #endregion look

    const country = (await response.json()) as Country;
    return Response.json({ code, in_the_cup: true, name: country.name });
  },
};
// #endregion service

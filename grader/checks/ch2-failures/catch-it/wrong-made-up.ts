// Wrong: it answers 201 and asks nobody.
export default {
  fetch(): Response {
    const training_id = `tr-${crypto.randomUUID().slice(0, 8)}`;
    return Response.json({ training_id, pitch: crypto.randomUUID().slice(24) }, { status: 201 });
  },
};

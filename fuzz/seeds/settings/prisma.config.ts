import "dotenv/config";
import path from "node:path";
import { defineConfig, env } from "prisma/config";
const folder = `prisma`, file = ["a", 'b'];
export default defineConfig({
  earlyAccess: true, /* schema: "not this" */
  schema: path.join(__dirname, folder, "schema"),
  "migrations": { path: 'prisma/migrations', seed: `tsx ${folder}/seed.ts` },
  datasource: { url: env("DATABASE_URL") ?? process.env["OTHER"]!, shadowDatabaseUrl: process.env.SHADOW as string },
} satisfies PrismaConfig);

-- What the schema says, one column more, and one table more.
CREATE TABLE "Customer" (
  id SERIAL PRIMARY KEY,
  email TEXT NOT NULL,
  nickname TEXT
);
CREATE UNIQUE INDEX "Customer_email_key" ON "Customer" (email);
CREATE TABLE "Invoice" (
  id SERIAL PRIMARY KEY,
  "customerId" INTEGER NOT NULL,
  total DECIMAL(12, 2) NOT NULL,
  CONSTRAINT "Invoice_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "Invoice_customerId_idx" ON "Invoice" ("customerId");
CREATE TABLE "Payment" (
  id SERIAL PRIMARY KEY,
  "invoiceId" INTEGER NOT NULL,
  "paidAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Payment_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice" (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "Payment_invoiceId_idx" ON "Payment" ("invoiceId");

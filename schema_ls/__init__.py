"""Language server and toolbox for the Prisma schema language."""

__version__ = "0.1.0"
